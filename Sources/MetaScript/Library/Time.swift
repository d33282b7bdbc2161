extension Machine {
  static let makeTimeModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(timeFunctions, in: module)
    try machine.run(prelude: timePrelude, in: module)
  }

  private static let timePrelude = #"""
    class struct_time(tuple):
        __module__ = 'time'
        n_fields = 11
        def __new__(cls, sequence):
            sequence = tuple(sequence)
            if len(sequence) < 9:
                raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(sequence)}-sequence given)')
            self = tuple.__new__(cls, sequence[:9])
            self.tm_zone = sequence[9] if len(sequence) > 9 else None
            self.tm_gmtoff = sequence[10] if len(sequence) > 10 else None
            return self
        tm_year = property(lambda self: self[0])
        tm_mon = property(lambda self: self[1])
        tm_mday = property(lambda self: self[2])
        tm_hour = property(lambda self: self[3])
        tm_min = property(lambda self: self[4])
        tm_sec = property(lambda self: self[5])
        tm_wday = property(lambda self: self[6])
        tm_yday = property(lambda self: self[7])
        tm_isdst = property(lambda self: self[8])
        def __repr__(self):
            names = ('year', 'mon', 'mday', 'hour', 'min', 'sec', 'wday', 'yday', 'isdst')
            return 'time.struct_time(' + ', '.join(f'tm_{n}={v}' for n, v in zip(names, self)) + ')'

    def localtime(seconds=None, /):
        return struct_time(_parts(seconds, True))

    def gmtime(seconds=None, /):
        return struct_time(_parts(seconds, False))

    def asctime(t=None, /):
        t = localtime() if t is None else t
        return strftime('%a %b ', t) + '%2d' % t[2] + strftime(' %H:%M:%S %Y', t)

    def ctime(seconds=None, /):
        return asctime(localtime(seconds))

    def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
        import _strptime
        return struct_time(_strptime.parse(data_string, format))

    timezone = 0
    altzone = 0
    daylight = 0
    tzname = ('UTC', 'UTC')
    """#

  private static let timeFunctions: [Builtin] = [
    Builtin("time()", does: "Seconds since 1970.") { call throws(Raised) in
      .float(Double(Clock.time.nanoseconds) / 1e9)
    },
    Builtin("time_ns()", does: "Nanoseconds since 1970.") { call throws(Raised) in
      .int(Clock.time.nanoseconds)
    },
    Builtin("perf_counter()", does: "Seconds of the finest clock.") { call throws(Raised) in
      .float(Double(Clock.monotonic.nanoseconds) / 1e9)
    },
    Builtin("perf_counter_ns()", does: "Nanoseconds of the finest clock.") {
      call throws(Raised) in .int(Clock.monotonic.nanoseconds)
    },
    Builtin("monotonic()", does: "Seconds of a clock that never goes back.") {
      call throws(Raised) in .float(Double(Clock.monotonic.nanoseconds) / 1e9)
    },
    Builtin("monotonic_ns()", does: "Nanoseconds of a clock that never goes back.") {
      call throws(Raised) in .int(Clock.monotonic.nanoseconds)
    },
    Builtin("process_time()", does: "Seconds of processor time used.") { call throws(Raised) in
      .float(Double(Clock.process.nanoseconds) / 1e9)
    },
    Builtin("process_time_ns()", does: "Nanoseconds of processor time used.") {
      call throws(Raised) in .int(Clock.process.nanoseconds)
    },
    Builtin("sleep(seconds, /)", does: "Waits; an interrupt ends it.") { call throws(Raised) in
      let seconds = try call.seconds(0)
      if seconds < 0 {
        throw call.machine.error(.valueError, "sleep length must be non-negative")
      }
      try call.machine.sleep(seconds)
      return .none
    },
    Builtin("_parts(seconds, is_local, /)", does: "A moment taken apart.") {
      call throws(Raised) in
      let machine = call.machine
      let seconds =
        call[0].isNone ? Clock.time.nanoseconds / 1_000_000_000 : try call.wholeSeconds(0)
      let isLocal = call[1].asBool
      guard let parts = isLocal ? CalendarTime.local(seconds) : CalendarTime.utc(seconds) else {
        throw machine.error(.overflowError, "timestamp out of range for platform time_t")
      }
      return try call.heap.tuple([
        .int(parts.year), .int(parts.month), .int(parts.day), .int(parts.hour),
        .int(parts.minute), .int(parts.second), .int(parts.weekday), .int(parts.yearday),
        .int(parts.isSummer), call.heap.string(parts.zone), .int(parts.offset),
      ])
    },
    Builtin("mktime(t, /)", does: "Seconds since 1970 of a local time.") { call throws(Raised) in
      guard let seconds = CalendarTime.seconds(try call.timeFields(0)) else {
        throw call.machine.error(.overflowError, "mktime argument out of range")
      }
      return .float(Double(seconds))
    },
    Builtin("strftime(format, t=None, /)", does: "A time as text.") { call throws(Raised) in
      let format = try call.text(0).text
      guard !call.value(1).isNone else {
        guard let now = CalendarTime.local(Clock.time.nanoseconds / 1_000_000_000) else {
          throw call.machine.error(
            .overflowError, "timestamp out of range for platform time_t")
        }
        let fields = [
          now.year, now.month, now.day, now.hour, now.minute, now.second, now.weekday,
          now.yearday, now.isSummer,
        ]
        return try call.heap.string(
          TimeText.format(format, fields, zone: (now.zone, now.offset)))
      }
      let fields = try call.timeFields(1)
      let machine = call.machine
      var zone = ("", 0)
      if let name = try machine.attributeIfPresent(call.heap.intern("tm_zone"), of: call[1]),
        let text = StringRef(name),
        let offset = try machine.attributeIfPresent(call.heap.intern("tm_gmtoff"), of: call[1])
      {
        zone = (text.text, offset.isInt ? offset.asInt : 0)
      } else if let local = CalendarTime.local(Clock.time.nanoseconds / 1_000_000_000) {
        zone = (local.zone, local.offset)
      }
      return try call.heap.string(TimeText.format(format, fields, zone: zone))
    },
  ]

  /// Waits in slices, so that interrupts and limits are seen.
  private func sleep(_ seconds: Double) throws(Raised) {
    let end = Double(Clock.monotonic.nanoseconds) / 1e9 + seconds
    while true {
      requestSafePoint()
      try charge(1)
      let left = end - Double(Clock.monotonic.nanoseconds) / 1e9
      if left <= 0 { return }
      Clock.wait(Int(min(left, 0.01) * 1e9))
    }
  }
}

extension Call {
  fileprivate func seconds(_ index: Int) throws(Raised) -> Double {
    let value = machine.unwrap(self[index])
    switch value.tag {
    case .float:
      if value.asFloat.isNaN {
        throw machine.error(.valueError, "Invalid value NaN (not a number)")
      }
      return value.asFloat
    case .int, .bool: return Double(value.asInt)
    default:
      throw machine.error(
        .typeError,
        "'\(machine.type(of: value).info.nameInErrors)' object cannot be interpreted as an integer")
    }
  }

  fileprivate func wholeSeconds(_ index: Int) throws(Raised) -> Int {
    let seconds = try seconds(index).rounded(.down)
    guard let whole = Int(exactly: seconds) else {
      throw machine.error(.overflowError, "timestamp out of range for platform time_t")
    }
    return whole
  }

  /// The nine numbers of a time.
  fileprivate func timeFields(_ index: Int) throws(Raised) -> [Int] {
    guard let tuple = TupleRef(machine.unwrap(self[index])) else {
      throw machine.error(.typeError, "Tuple or struct_time argument required")
    }
    guard tuple.count >= 9 else {
      throw machine.error(.typeError, "function takes exactly 9 arguments (\(tuple.count) given)")
    }
    var fields: [Int] = []
    for place in 0..<9 {
      fields.append(
        try machine.index(
          tuple[place],
          "'\(machine.type(of: tuple[place]).info.nameInErrors)' object cannot be interpreted as an integer"
        ))
    }
    return fields
  }
}
