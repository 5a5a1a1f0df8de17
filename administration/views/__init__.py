"""One module per part of beheer."""
