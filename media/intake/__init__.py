"""What an upload passes before it is a photo: the guard, the decoder, the reader of metadata, the look for duplicates."""
