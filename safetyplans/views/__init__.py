"""The pages of safety plans, one module per screen."""
