extension Machine {
  /// `_strptime`: reads times from text, for `time.strptime`, which imports it when it is called.
  static let makeStrptimeModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(
      prelude: #"""
        import re as _re

        _DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
        _MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august',
                   'september', 'october', 'november', 'december']
        _PATTERNS = {
            'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
            'f': r'(?P<f>[0-9]{1,6})',
            'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
            'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])',
            'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
            'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
            'M': r'(?P<M>[0-5]\d|\d)',
            'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
            'w': r'(?P<w>[0-6])',
            'y': r'(?P<y>\d\d)',
            'Y': r'(?P<Y>\d\d\d\d)',
            'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
            'Z': r'(?P<Z>utc|gmt)',
            'A': '(?P<A>' + '|'.join(sorted(_DAYS, key=len, reverse=True)) + ')',
            'a': '(?P<a>' + '|'.join(d[:3] for d in _DAYS) + ')',
            'B': '(?P<B>' + '|'.join(sorted(_MONTHS, key=len, reverse=True)) + ')',
            'b': '(?P<b>' + '|'.join(m[:3] for m in _MONTHS) + ')',
            'p': '(?P<p>am|pm)',
            '%': '%',
        }
        _WHOLE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}

        def _pattern(format):
            for name, text in _WHOLE.items():
                format = format.replace('%' + name, text)
            rest = _re.sub(r'([\\.^$*+?\(\){}\[\]|])', r'\\\1', format)
            rest = _re.sub(r'\s+', r'\\s+', rest)
            made = ''
            while '%' in rest:
                before, _, after = rest.partition('%')
                if not after:
                    raise ValueError("stray %% in format '%s'" % format)
                if after[0] not in _PATTERNS:
                    name = after[1] if after[0] == '\\' else after[0]
                    raise ValueError("'%s' is a bad directive in format '%s'" % (name, format))
                made += before + _PATTERNS[after[0]]
                rest = after[1:]
            return _re.compile(made + rest, _re.IGNORECASE)

        def _leap(year):
            return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

        def _days_before(year, month):
            days = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)[month - 1]
            return days + (month > 2 and _leap(year))

        def _weekday(year, month, day):
            y = year - 1
            return (y * 365 + y // 4 - y // 100 + y // 400 + _days_before(year, month) + day + 6) % 7

        def parse(data_string, format):
            for index, arg in enumerate([data_string, format]):
                if not isinstance(arg, str):
                    raise TypeError(f'strptime() argument {index} must be str, not {type(arg)}')
            found = _pattern(format).match(data_string)
            if not found:
                raise ValueError('time data %r does not match format %r' % (data_string, format))
            if len(data_string) != found.end():
                raise ValueError('unconverted data remains: %s' % data_string[found.end():])
            given = {name: text for name, text in found.groupdict().items() if text is not None}
            year, month, day, julian, weekday = 1900, 1, 1, None, None
            hour = minute = second = 0
            if 'Y' in given:
                year = int(given['Y'])
            elif 'y' in given:
                year = int(given['y'])
                year += 2000 if year <= 68 else 1900
            elif given.get('d') == '29' and (given.get('m') in ('2', '02') or 'feb' in
                                             (given.get('b', '') + given.get('B', '')).lower()):
                year = 1904
            if 'm' in given:
                month = int(given['m'])
            elif 'B' in given:
                month = _MONTHS.index(given['B'].lower()) + 1
            elif 'b' in given:
                month = [m[:3] for m in _MONTHS].index(given['b'].lower()) + 1
            if 'd' in given:
                day = int(given['d'])
            if 'H' in given:
                hour = int(given['H'])
            elif 'I' in given:
                hour = int(given['I']) % 12
                if given.get('p', '').lower() == 'pm':
                    hour += 12
            minute = int(given.get('M', 0))
            second = int(given.get('S', 0))
            if 'A' in given:
                weekday = _DAYS.index(given['A'].lower())
            elif 'a' in given:
                weekday = [d[:3] for d in _DAYS].index(given['a'].lower())
            elif 'w' in given:
                weekday = (int(given['w']) - 1) % 7
            if 'j' in given:
                julian = int(given['j'])
                if 'm' not in given and 'b' not in given and 'B' not in given and 'd' not in given:
                    month = 12
                    while _days_before(year, month) >= julian:
                        month -= 1
                    day = julian - _days_before(year, month)
            lengths = (31, 28 + _leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
            if day > lengths[month - 1]:
                raise ValueError('day is out of range for month')
            if julian is None:
                julian = _days_before(year, month) + day
            if weekday is None:
                weekday = _weekday(year, month, day)
            shown = 1900 if year == 1904 and 'Y' not in given and 'y' not in given else year
            return shown, month, day, hour, minute, second, weekday, julian, -1
        """#, in: module)
  }
}
