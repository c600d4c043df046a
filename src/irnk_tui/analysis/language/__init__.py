"""The words and sentences of one document, and what the language model says of them."""
