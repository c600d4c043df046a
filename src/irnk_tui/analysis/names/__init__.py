"""Who and where: names and descriptions inside one document."""
