"""Reading for a screen: each list starts from what its reader may see."""
