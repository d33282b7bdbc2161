# time.strptime reads what strftime writes, and says what does not fit.
import time

for text, form in [
    ('2024-02-29 13:05:09', '%Y-%m-%d %H:%M:%S'), ('03/14/15', '%x'), ('11:59:00 PM', '%I:%M:%S %p'),
    ('Mon Jan  6 09:08:07 2025', '%a %b %d %H:%M:%S %Y'), ('2023 200', '%Y %j'), ('12 March 1999', '%d %B %Y'),
]:
    print(tuple(time.strptime(text, form)))
print(time.strptime('30 Nov 00', '%d %b %y'))
for text, form in [
    ('2024-13-01', '%Y-%m-%d'), ('2024-01-01x', '%Y-%m-%d'), ('1', '%Q'), ('1', '%'), ('31/02/2020', '%d/%m/%Y'),
]:
    try:
        print(time.strptime(text, form))
    except ValueError as e:
        print(e)
