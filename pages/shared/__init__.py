"""What several pages draw or need."""
