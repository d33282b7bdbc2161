extension Tensor: CustomStringConvertible {
  /// As MLX prints: `array([[1, 2], [3, 4]], dtype=int32)`, axes longer than six shortened.
  public var description: String { text() }

  /// The same with `precision` decimals of real numbers.
  public func text(precision: Int? = nil) -> String {
    var text = "array("
    if rank == 0 {
      text += elementText(0, precision)
    } else {
      append(to: &text, axis: 0, start: 0, strides: Shape.strides(shape), precision)
    }
    return text + ", dtype=\(dtype.name))"
  }

  /// How many elements stand at each end of a shortened axis.
  private static let edge = 3

  private func append(
    to text: inout String, axis: Int, start: Int, strides: [Int], _ precision: Int?
  ) {
    let size = shape[axis]
    let isLast = axis == rank - 1
    let separator = isLast ? ", " : ",\n" + String(repeating: " ", count: 7 + axis)
    text += "["
    var position = 0
    while position < size {
      if position > 0 { text += separator }
      if position == Tensor.edge && size > 2 * Tensor.edge {
        text += "..." + separator
        position = size - Tensor.edge
      }
      let element = start + position * strides[axis]
      if isLast {
        text += elementText(element, precision)
      } else {
        append(to: &text, axis: axis + 1, start: element, strides: strides, precision)
      }
      position += 1
    }
    text += "]"
  }

  /// One element: integers in full, real numbers with six significant digits, `1+2j`.
  private func elementText(_ position: Int, _ precision: Int?) -> String {
    switch dtype {
    case .bool: Loops.integer(self, at: position) == 0 ? "False" : "True"
    case .uint64: String(UInt64(bitPattern: Loops.integer(self, at: position)))
    case .complex64:
      complexText(Loops.complex(self, at: position), precision)
    default:
      dtype.isFloating
        ? realText(Loops.double(self, at: position), precision)
        : String(Loops.integer(self, at: position))
    }
  }

  private func realText(_ value: Double, _ precision: Int?) -> String {
    precision.map { fixedText(value, decimals: $0) } ?? generalText(value)
  }

  private func complexText(_ value: Complex64, _ precision: Int?) -> String {
    let sign = value.imaginary >= 0 || value.imaginary.isNaN ? "+" : ""
    let plus = value.imaginary == 0 ? "+" : sign
    return realText(Double(value.real), precision) + plus
      + realText(Double(value.imaginary), precision) + "j"
  }
}
