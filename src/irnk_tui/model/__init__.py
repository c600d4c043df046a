"""The values everything else is made of: frozen, standard library only."""
