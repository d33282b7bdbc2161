# time: clocks that only go forward, sleep, formatted times.
import time
a, b = time.time(), time.perf_counter()
time.sleep(0.01)
print(time.time() > a, time.perf_counter() - b >= 0.009, type(time.time()), type(time.monotonic_ns()), time.monotonic() <= time.monotonic(), time.process_time() >= 0, isinstance(time.time_ns(), int), time.perf_counter_ns() > 0)
t = time.gmtime(0)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t[0], t[:3], time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(86400 * 365)), time.strftime('%d/%m/%y %j %a %b', time.gmtime(1700000000)), len(time.strftime('%H:%M')))
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep('a')
except TypeError as error:
    print(error)
