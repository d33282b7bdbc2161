import MetaLearning
import MetaScript
import TensorCore

extension Machine {
  /// A list of (support_x, support_y, query_x, query_y).
  func episodes(_ value: Value) throws(Raised) -> [Episode] {
    var all: [Episode] = []
    if let list = ListRef(value) { all.reserveCapacity(list.count) }
    try iterate(value) { item throws(Raised) in
      // What `sample_episode()[1:]` gives.
      if let tuple = TupleRef(item), tuple.count == 4, let supportInputs = arrayObject(tuple[0]),
        let supportTargets = arrayObject(tuple[1]), let queryInputs = arrayObject(tuple[2]),
        let queryTargets = arrayObject(tuple[3])
      {
        all.append(
          Episode(
            supportInputs: supportInputs.tensor, supportTargets: supportTargets.tensor,
            queryInputs: queryInputs.tensor, queryTargets: queryTargets.tensor))
        return true
      }
      var parts: [Tensor] = []
      if item.tag == .tuple || item.tag == .list {
        try iterate(item) { part throws(Raised) in
          guard let array = arrayObject(part) else { throw notAnEpisode(part) }
          parts.append(array.tensor)
          return true
        }
      }
      guard parts.count == 4 else { throw notAnEpisode(item) }
      all.append(
        Episode(
          supportInputs: parts[0], supportTargets: parts[1], queryInputs: parts[2],
          queryTargets: parts[3]))
      return true
    }
    return all
  }

  private func notAnEpisode(_ value: Value) -> Raised {
    error(
      .typeError,
      "an episode is a tuple of four arrays (support_x, support_y, query_x, query_y), as "
        + "sample_episode()[1:] gives it; got \(type(of: value).name)")
  }

  /// Metrics as a dict of floats.
  func dict(ofNumbers entries: [(name: String, value: Double)]) throws(Raised) -> Value {
    try dict(entries.lazy.map { ($0.name, .float($0.value)) })
  }

  /// A pair (inputs, targets).
  func examples(_ value: Value) throws(Raised) -> (inputs: Tensor, targets: Tensor) {
    var parts: [Tensor] = []
    if value.tag == .tuple || value.tag == .list {
      try iterate(value) { part throws(Raised) in
        if let array = arrayObject(part) { parts.append(array.tensor) }
        return true
      }
    }
    guard parts.count == 2 else {
      throw error(
        .typeError, "data must be a pair of arrays (x, y), not \(type(of: value).name)")
    }
    return (parts[0], parts[1])
  }
}
