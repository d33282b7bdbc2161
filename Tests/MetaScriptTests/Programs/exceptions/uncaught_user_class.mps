# An uncaught exception's last line names its class and text.
class Bad(Exception): pass
print('before')
raise Bad('it broke', 2)
