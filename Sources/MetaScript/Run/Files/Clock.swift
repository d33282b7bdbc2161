import Glibc

/// The machine's clocks and its time zone.
enum Clock: Sendable {
  case time, monotonic, process

  /// Nanoseconds since 1970, since some fixed moment, or of processor time used.
  var nanoseconds: Int {
    let id: clockid_t =
      switch self {
      case .time: CLOCK_REALTIME
      case .monotonic: CLOCK_MONOTONIC
      case .process: CLOCK_PROCESS_CPUTIME_ID
      }
    var now = timespec()
    unsafe clock_gettime(id, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec)
  }

  /// Waits, at most `nanoseconds`; a signal may end it early.
  static func wait(_ nanoseconds: Int) {
    var duration = timespec(
      tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    unsafe nanosleep(&duration, nil)
  }
}

/// A moment taken apart, as Python's `time.struct_time`.
struct CalendarTime {
  var year, month, day, hour, minute, second: Int
  /// 0 is Monday.
  var weekday: Int
  /// 1 is the first of January.
  var yearday: Int
  /// 1, 0, or -1 when it is not known.
  var isSummer: Int
  var zone: String
  /// Seconds east of UTC.
  var offset: Int

  private init(_ parts: tm, isLocal: Bool) {
    year = unsafe Int(parts.tm_year) + 1900
    month = unsafe Int(parts.tm_mon) + 1
    day = unsafe Int(parts.tm_mday)
    hour = unsafe Int(parts.tm_hour)
    minute = unsafe Int(parts.tm_min)
    second = unsafe Int(parts.tm_sec)
    weekday = unsafe (Int(parts.tm_wday) + 6) % 7
    yearday = unsafe Int(parts.tm_yday) + 1
    isSummer = unsafe Int(parts.tm_isdst)
    offset = isLocal ? unsafe Int(parts.tm_gmtoff) : 0
    zone = isLocal ? unsafe parts.tm_zone.map { unsafe String(cString: $0) } ?? "" : "UTC"
  }

  /// Nil when the moment is beyond what the calendar of the system holds.
  static func local(_ seconds: Int) -> CalendarTime? {
    var (time, parts) = unsafe (time_t(seconds), tm())
    guard unsafe localtime_r(&time, &parts) != nil else { return nil }
    return unsafe CalendarTime(parts, isLocal: true)
  }

  static func utc(_ seconds: Int) -> CalendarTime? {
    var (time, parts) = unsafe (time_t(seconds), tm())
    guard unsafe gmtime_r(&time, &parts) != nil else { return nil }
    return unsafe CalendarTime(parts, isLocal: false)
  }

  /// Seconds since 1970 of a local time; its fields may be beyond their ranges.
  static func seconds(_ fields: [Int]) -> Int? {
    var parts = unsafe tm()
    unsafe parts.tm_year = Int32(clamping: fields[0] - 1900)
    unsafe parts.tm_mon = Int32(clamping: fields[1] - 1)
    unsafe parts.tm_mday = Int32(clamping: fields[2])
    unsafe parts.tm_hour = Int32(clamping: fields[3])
    unsafe parts.tm_min = Int32(clamping: fields[4])
    unsafe parts.tm_sec = Int32(clamping: fields[5])
    unsafe parts.tm_wday = -1
    unsafe parts.tm_isdst = Int32(clamping: fields[8])
    let seconds = unsafe mktime(&parts)
    return unsafe seconds == -1 && parts.tm_wday == -1 ? nil : Int(seconds)
  }
}
