import Foundation

/// Ends the program when `isTrue` is false, saying where.
func expect(
  _ isTrue: Bool, _ what: @autoclosure () -> String = "not as expected",
  file: StaticString = #fileID, line: Int = #line
) {
  if isTrue { return }
  FileHandle.standardError.write(Data("\(file):\(line): \(what())\n".utf8))
  exit(1)
}
