"""The terminal interface."""

import os

# Textual paints 60 times a second unless told otherwise: what was found would wait for that.
os.environ.setdefault("TEXTUAL_FPS", "250")
