// Map of the target: to be written with its first files.
