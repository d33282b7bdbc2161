extension Tensor: CustomStringConvertible {
  /// As MLX prints: `array([[1, 2], [3, 4]], dtype=int32)`, axes longer than six shortened.
  public var description: String {
    var text = "array("
    if rank == 0 {
      text += elementText(0)
    } else {
      append(to: &text, axis: 0, start: 0, strides: Shape.strides(shape))
    }
    return text + ", dtype=\(dtype.name))"
  }

  /// How many elements stand at each end of a shortened axis.
  private static let edge = 3

  private func append(to text: inout String, axis: Int, start: Int, strides: [Int]) {
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
        text += elementText(element)
      } else {
        append(to: &text, axis: axis + 1, start: element, strides: strides)
      }
      position += 1
    }
    text += "]"
  }

  /// One element: integers in full, real numbers with six significant digits, `1+2j`.
  private func elementText(_ position: Int) -> String {
    switch dtype {
    case .bool: Loops.integer(self, at: position) == 0 ? "False" : "True"
    case .uint64: String(UInt64(bitPattern: Loops.integer(self, at: position)))
    case .complex64:
      complexText(Loops.complex(self, at: position))
    default:
      dtype.isFloating
        ? generalText(Loops.double(self, at: position))
        : String(Loops.integer(self, at: position))
    }
  }

  private func complexText(_ value: Complex64) -> String {
    let sign = value.imaginary >= 0 || value.imaginary.isNaN ? "+" : ""
    let plus = value.imaginary == 0 ? "+" : sign
    return generalText(Double(value.real)) + plus + generalText(Double(value.imaginary)) + "j"
  }
}
