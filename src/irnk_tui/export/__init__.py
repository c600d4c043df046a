"""Highlights and events written in formats other programs read."""
