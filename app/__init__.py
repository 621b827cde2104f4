"""Command line, web, pictures and documents: the outermost layer, where people meet the rounds."""
