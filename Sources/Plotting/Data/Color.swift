/// An opaque colour of eight bits a channel.
public struct Color: Sendable, Equatable, Hashable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `0xRRGGBB`
  init(hex: Int) {
    self.init(UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))
  }

  /// `#rrggbb`
  var hexText: String {
    "#"
      + [red, green, blue].map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Brightness from 0 to 1, by the weights of ITU-R BT.709.
  var luminance: Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }

  /// The colours of layers, in order: told apart with every kind of colour vision (Okabe and Ito,
  /// "Color Universal Design", 2008), and readable on white and on black.
  static let series = [
    Color(hex: 0x0072B2), Color(hex: 0xD55E00), Color(hex: 0x009E73), Color(hex: 0xCC79A7),
    Color(hex: 0xB58900), Color(hex: 0x56B4E9), Color(hex: 0x8C6BB1), Color(hex: 0x7F7F7F),
  ]

  /// The same for terminals, whose page is more often black: the blue is lighter.
  static let terminalSeries = [Color(hex: 0x2E95D8)] + series.dropFirst()

  /// A point between two colours.
  func mixed(with other: Color, _ part: Double) -> Color {
    func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * part).rounded())
    }
    return Color(
      channel(red, other.red), channel(green, other.green), channel(blue, other.blue))
  }
}

/// How numbers of an image become colours.
public enum Colormap: String, Sendable, CaseIterable {
  case viridis, gray

  /// - Parameter part: From 0 to 1; not a number is shown as a mid grey-red.
  public func color(_ part: Double) -> Color {
    guard !part.isNaN else { return Color(hex: 0xA08080) }
    let part = min(max(part, 0), 1)
    switch self {
    case .gray: return Color(hex: 0x000000).mixed(with: Color(hex: 0xFFFFFF), part)
    case .viridis:
      let place = part * Double(Self.viridisStops.count - 1)
      let index = min(Int(place), Self.viridisStops.count - 2)
      return Color(hex: Self.viridisStops[index]).mixed(
        with: Color(hex: Self.viridisStops[index + 1]), place - Double(index))
    }
  }

  /// Matplotlib's viridis (van der Walt and Smith, 2015, released as CC0), at sixteen even steps.
  private static let viridisStops = [
    0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E, 0x1F988B,
    0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725,
  ]
}
