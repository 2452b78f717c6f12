"""What is spoken of, and in what tone."""
