import TensorCore

/// Labelled examples from a table of text.
enum TableData {
  /// The most bytes of a table that are read.
  static let sizeLimit = 1 << 30

  /// - Parameters:
  ///   - labels: The column of class names; classes are numbered in the order they first appear.
  ///   - features: The columns that are inputs; nil takes all others.
  /// - Throws: `TaskSamplingError.data`.
  static func read(
    _ path: String, labels: String, features: [String]?, from files: any FileSystem
  ) throws(TaskSamplingError) -> LabelledData {
    func failure(_ reason: String) -> TaskSamplingError { .data(file: path, reason: reason) }
    let table: TableFile
    do {
      let bytes = try files.read(path, limit: sizeLimit)
      let isTabbed = path.lowercased().hasSuffix(".tsv")
      table = try TableFile(
        bytes, separator: UInt8(ascii: isTabbed ? "\t" : ","), quoted: !isTabbed)
    } catch let error as TableFile.Problem {
      throw failure("line \(error.line): \(error.text)")
    } catch {
      throw failure("\(error)")
    }
    func column(_ name: String) throws(TaskSamplingError) -> Int {
      guard let index = table.columns.firstIndex(where: name.hasSameBytes(as:)) else {
        throw failure("no column \(quoted(name)): \(choices(table.columns, nearest: name))")
      }
      return index
    }
    let labelColumn = try column(labels)
    var inputs: [Int] = []
    if let features {
      for name in features { inputs.append(try column(name)) }
    } else {
      inputs = table.columns.indices.filter { $0 != labelColumn }
    }
    guard !inputs.isEmpty, !table.rows.isEmpty else { throw failure("no examples") }
    var values: [Float] = []
    var classes: [[UInt8]: Int] = [:]
    var classOfEach: [Int] = []
    for (row, fields) in table.rows.enumerated() {
      for index in inputs {
        guard let value = DecimalText.number(fields[index]), Float(value).isFinite else {
          throw failure(
            "row \(row + 1), column \(quoted(table.columns[index])): \(quoted(fields[index])) is "
              + "not a number")
        }
        values.append(Float(value))
      }
      let name = Array(fields[labelColumn].utf8)
      let label = classes[name] ?? classes.count
      classes[name] = label
      classOfEach.append(label)
    }
    return LabelledData(
      .floats(values), classOfEach: classOfEach, classes: classes.count,
      exampleShape: [inputs.count])
  }
}
