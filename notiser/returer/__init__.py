"""What comes back by mail: bounces, reports, autoreplies and letters, told apart."""
