# Frames in imported modules name their files.
import _broken
_broken.divide(0)
