# A method that runs when an object goes is outside.
class A:
    def close(self): pass
    def __del__(self):  # refused
        print('gone')
