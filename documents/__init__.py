"""What we told somebody, word for word: frozen first, printed later."""
