"""The pages of the local field, and the tab that Veilig Thuis has on it."""
