extension CellOutput {
  /// The output as nbformat has it.
  ///
  /// - Parameter number: The number in `Out[n]`.
  func json(_ number: Int) -> JSONObject {
    switch self {
    case .stream(let stream, let text):
      ["output_type": .string("stream"), "name": .string(stream.rawValue), "text": .string(text)]
    case .display(let value):
      [
        "output_type": .string("display_data"), "data": .object(value.json),
        "metadata": .object(JSONObject()),
      ]
    case .result(let value):
      [
        "output_type": .string("execute_result"), "data": .object(value.json),
        "metadata": .object(JSONObject()), "execution_count": .integer(number),
      ]
    case .failure(let failure):
      [
        "output_type": .string("error"), "ename": .string(failure.kind),
        "evalue": .string(failure.message), "traceback": .strings(failure.report.lines),
      ]
    }
  }
}

extension RichValue {
  fileprivate var json: JSONObject {
    var data: JSONObject = ["text/plain": .string(text)]
    for (type, form) in forms { data[type] = .string(form) }
    return data
  }
}

extension Notebook {
  /// The cells of a session that were run, as a notebook.
  init(_ records: [CellRecord]) {
    for (index, record) in records.enumerated() {
      var cell = Cell(.code, record.source, id: Self.defaultID(index))
      cell.executionCount = record.number
      cell.outputs = record.outputs.map { $0.json(record.number) }
      cells.append(cell)
    }
  }
}
