# A class with validation, errors of its own, properties and class-level counts.
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")
        self.shortfall = need - have
class Account:
    _count = 0
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance = owner, balance
        self.history = []
        Account._count += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0: raise ValueError('Balance cannot be negative')
        self._balance = value
    def withdraw(self, amount):
        if amount > self._balance: raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(('withdraw', amount))
        return self
    def deposit(self, amount):
        if amount <= 0: raise ValueError(f"bad amount: {amount!r}")
        self._balance += amount
        self.history.append(('deposit', amount))
        return self
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._balance:,.2f})"
class Savings(Account):
    def __init__(self, owner, balance=0.0, *, rate=0.05):
        super().__init__(owner, balance)
        self.rate = rate
    def add_interest(self): return self.deposit(self.balance * self.rate)
a = Savings('Ann', 1000)
print(a, a.deposit(500).withdraw(200), a.add_interest().balance, a.history)
for action in (lambda: a.withdraw(10 ** 6), lambda: a.deposit(-5), lambda: setattr(a, 'balance', -1), lambda: Savings('x', 1, 2)):
    try: action()
    except InsufficientFunds as e: print(type(e).__name__, e, round(e.shortfall, 2))
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
print(Account._count)
