"""What templates of stories print with."""
