from _helper import bump as b
value = b() * 100
