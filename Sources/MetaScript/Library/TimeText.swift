/// `time.strftime`, in the C locale.
enum TimeText {
  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// - Parameters:
  ///   - fields: year, month, day, hour, minute, second, weekday from Monday, day of the year.
  ///   - zone: the name of the time zone, and seconds east of UTC.
  static func format(_ format: String, _ fields: [Int], zone: (name: String, offset: Int)) -> String
  {
    var result = ""
    var rest = Array(format.unicodeScalars)[...]
    while let c = rest.popFirst() {
      guard c == "%", let directive = rest.popFirst() else {
        result.unicodeScalars.append(c)
        continue
      }
      result += text(directive, fields, zone)
    }
    return result
  }

  private static func text(
    _ directive: Unicode.Scalar, _ t: [Int], _ zone: (name: String, offset: Int)
  ) -> String {
    let twelve = t[3] % 12 == 0 ? 12 : t[3] % 12
    let weekday = ((t[6] % 7) + 7) % 7
    let month = min(max(t[1], 1), 12) - 1
    func all(_ format: String) -> String { Self.format(format, t, zone: zone) }
    switch directive {
    case "Y": return String(t[0])
    case "m": return two(t[1])
    case "d": return two(t[2])
    case "e": return t[2] < 10 ? " \(t[2])" : "\(t[2])"
    case "H": return two(t[3])
    case "I": return two(twelve)
    case "M": return two(t[4])
    case "S": return two(t[5])
    case "y": return two(((t[0] % 100) + 100) % 100)
    case "C": return two(t[0] / 100)
    case "j": return String(repeating: "0", count: max(0, 3 - "\(t[7])".count)) + "\(t[7])"
    case "a": return String(days[weekday].prefix(3))
    case "A": return days[weekday]
    case "b", "h": return String(months[month].prefix(3))
    case "B": return months[month]
    case "p": return t[3] < 12 ? "AM" : "PM"
    case "P": return t[3] < 12 ? "am" : "pm"
    case "w": return "\((weekday + 1) % 7)"
    case "u": return "\(weekday + 1)"
    case "U": return two((t[7] - 1 + 7 - (weekday + 1) % 7) / 7)
    case "W": return two((t[7] - 1 + 7 - weekday) / 7)
    case "V": return two(week(t, weekday).week)
    case "G": return "\(week(t, weekday).year)"
    case "Z": return zone.name
    case "z":
      let minutes = abs(zone.offset) / 60
      return (zone.offset < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60)
    case "c": return all("%a %b %e %H:%M:%S %Y")
    case "x", "D": return all("%m/%d/%y")
    case "X", "T": return all("%H:%M:%S")
    case "F": return all("%Y-%m-%d")
    case "R": return all("%H:%M")
    case "r": return all("%I:%M:%S %p")
    case "n": return "\n"
    case "t": return "\t"
    case "%": return "%"
    default: return "%" + String(Character(directive))
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The week and its year by ISO 8601.
  private static func week(_ t: [Int], _ weekday: Int) -> (week: Int, year: Int) {
    func weeks(_ year: Int) -> Int {
      func first(_ y: Int) -> Int { (y + y / 4 - y / 100 + y / 400) % 7 }
      return first(year) == 4 || first(year - 1) == 3 ? 53 : 52
    }
    let week = (t[7] - weekday - 1 + 10) / 7
    if week < 1 { return (weeks(t[0] - 1), t[0] - 1) }
    if week > weeks(t[0]) { return (1, t[0] + 1) }
    return (week, t[0])
  }
}
