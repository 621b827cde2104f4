"""Reading of files: bytes in, validated core models or one Swedish error with its place out."""
