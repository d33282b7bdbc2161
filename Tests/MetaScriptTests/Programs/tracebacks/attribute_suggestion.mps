# A missing attribute suggests one that is spelled like it.
class Account:
    def __init__(self): self.balance = 10
    def withdraw(self): self.balanse -= 1
Account().withdraw()
