import CKernels

/// `value` with up to `precision` significant digits, as C's `%g`: `1e-07`, `0.333333`, `nan`.
package func generalText(_ value: Double, precision: Int = 6) -> String {
  var buffer = [CChar](repeating: 0, count: 32)
  let length = unsafe ck_format_general(value, Int32(clamping: precision), &buffer)
  return String(
    decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// `value` with so many decimals, as C's `%f`.
package func fixedText(_ value: Double, decimals: Int) -> String {
  // The widest number has 309 digits before the point.
  let decimals = Swift.min(Swift.max(0, decimals), 1000)
  var buffer = [CChar](repeating: 0, count: 320 + decimals)
  let length = unsafe ck_format_fixed(
    value, Int32(clamping: decimals), &buffer, Int32(clamping: buffer.count))
  return String(
    decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
