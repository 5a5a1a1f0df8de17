"""Reading for a purpose: one module per purpose. Lists start from what the reader may see."""
