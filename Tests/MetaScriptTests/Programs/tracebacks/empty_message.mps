# An exception without text has no colon.
class Quiet(Exception): pass
raise Quiet
