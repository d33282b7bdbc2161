import MetaScript
import Plotting

/// A notebook as one page that needs nothing else: no scripts, no fonts, no pictures from anywhere.
///
/// All text is escaped; the page's own policy forbids scripts and addresses besides.
struct HTMLPage {
  /// What is known of the run that the outputs come from.
  struct Run {
    /// `(name, value)`, shown under the title: versions, seed, times.
    var facts: [(name: String, value: String)] = []
    /// For each cell, seconds it ran; nil for those that did not run.
    var seconds: [Double?] = []
    /// Whether the run ended before its last cell.
    var isPartial = false
  }

  let notebook: Notebook
  let title: String
  var run: Run?
  /// Reads a picture's file that prose refers to; nil where there is none.
  var readPicture: (String) -> [UInt8]? = { _ in nil }

  init(notebook: Notebook, title: String, run: Run? = nil) {
    (self.notebook, self.title, self.run) = (notebook, title, run)
  }

  var text: String {
    let heading = ownHeading
    var html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:">
      <meta name="generator" content="metapeft \(Version.text)">
      <title>\(MarkupText.escaped(heading ?? title))</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      <main>

      """
    html += header(showsTitle: heading == nil)
    for index in notebook.cells.indices { html += cell(index) }
    html += "<footer>Made with metapeft \(Version.text).</footer>\n"
    return html + "</main>\n</body>\n</html>\n"
  }

  /// The first line of the first cell, when that is a heading: the page needs no other.
  private var ownHeading: String? {
    guard let first = notebook.cells.first(where: { !$0.source.isBlank }), first.kind == .markdown,
      let line = first.source.lines.first(where: { !$0.isBlank }), line.hasPrefix("# ")
    else { return nil }
    return String(line.dropFirst(2))
  }

  private func header(showsTitle: Bool) -> String {
    let facts = run?.facts ?? []
    guard showsTitle || !facts.isEmpty else { return "" }
    var html = "<header>\n"
    if showsTitle { html += "<h1>\(MarkupText.escaped(title))</h1>\n" }
    let items = facts.map { fact in
      "<span>\(MarkupText.escaped(fact.name)) <b>\(MarkupText.escaped(fact.value))</b></span>"
    }
    if !items.isEmpty { html += "<div class=\"facts\">\(items.joined(separator: "\n"))</div>\n" }
    return html + "</header>\n"
  }

  // MARK: Cells

  private func cell(_ index: Int) -> String {
    let cell = notebook.cells[index]
    switch cell.kind {
    case .markdown:
      return "<section class=\"cell prose\">\n\(markdown(cell).html(cell.source))</section>\n"
    case .raw:
      return "<section class=\"cell\"><pre class=\"raw\">\(MarkupText.escaped(cell.source))</pre>"
        + "</section>\n"
    case .code:
      if cell.source.isBlank && cell.outputs.isEmpty { return "" }
      let seconds = run.flatMap { index < $0.seconds.count ? $0.seconds[index] : nil }
      let isSkipped = run != nil && seconds == nil
      var html = "<section class=\"cell\(isSkipped ? " skipped" : "")\">\n"
      let count = cell.executionCount.map { "In [\($0)]" } ?? (isSkipped ? "not run" : "")
      let time = seconds.map(Self.time) ?? ""
      html += "<div class=\"tag\"><span>\(count)</span><span>\(time)</span></div>\n"
      html += "<div class=\"code\"><pre><code>\(Highlighter.html(cell.source))</code></pre></div>\n"
      for output in cell.outputs { html += self.output(output) }
      return html + "</section>\n"
    }
  }

  /// `0.4 ms`, `120 ms`, `3.1 s`, `2:05`
  private static func time(_ seconds: Double) -> String {
    seconds < 1
      ? NumberLabel.short(seconds * 1000, digits: 2) + " ms" : ProgressBar.durationText(seconds)
  }

  private func output(_ output: JSONObject) -> String {
    switch output["output_type"]?.text {
    case "stream":
      let isError = output["name"]?.text == "stderr"
      let text = StyledText.html(output["text"]?.text ?? "")
      return "<div class=\"out\(isError ? " stderr" : "")\"><pre>\(text)</pre></div>\n"
    case "error":
      var lines = (output["traceback"]?.items ?? []).compactMap(\.text)
      if lines.isEmpty {
        lines = [(output["ename"]?.text ?? "") + ": " + (output["evalue"]?.text ?? "")]
      }
      let text = StyledText.html(lines.joined(separator: "\n"))
      return "<div class=\"out error\"><pre>\(text)</pre></div>\n"
    default:
      let isResult = output["output_type"]?.text == "execute_result"
      let inside = best(output["data"]?.object ?? JSONObject())
      return "<div class=\"out\(isResult ? " result" : "")\">\(inside)</div>\n"
    }
  }

  /// The richest of the forms that the page can show and may.
  private func best(_ data: JSONObject) -> String {
    for type in ["image/svg+xml", "text/html"] {
      if let markup = data[type]?.text, MarkupFilter.isHarmless(markup) { return markup }
    }
    for type in ["image/png", "image/jpeg", "image/gif", "image/webp"] {
      guard let base64 = data[type]?.text else { continue }
      let clean = base64.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) }
      return "<img src=\"data:\(type);base64,\(clean)\" alt=\"\">"
    }
    if let svg = data["image/svg+xml"]?.text {
      // As a picture its scripts and links are dead.
      let base64 = Base64.text(Array(svg.utf8))
      return "<img src=\"data:image/svg+xml;base64,\(base64)\" alt=\"\">"
    }
    if let text = data["text/markdown"]?.text { return Markdown().html(text) }
    return "<pre>\(StyledText.html(data["text/plain"]?.text ?? ""))</pre>"
  }

  private func markdown(_ cell: Notebook.Cell) -> Markdown {
    Markdown { address in
      if address.hasPrefix("attachment:") {
        let name = String(address.dropFirst("attachment:".count))
        guard let forms = cell.attachments?[name]?.object,
          let (type, data) = forms.members.first(where: { $0.name.hasPrefix("image/") }),
          let base64 = data.text
        else { return nil }
        return "data:\(type);base64,\(base64)"
      }
      if address.hasPrefix("data:image/") { return address }
      let types = [
        ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
        ".svg": "image/svg+xml", ".webp": "image/webp",
      ]
      guard MarkdownInline.isSafe(address), !address.contains(":"),
        let type = types.first(where: { address.lowercased().hasSuffix($0.key) })?.value,
        let bytes = readPicture(address)
      else { return nil }
      return "data:\(type);base64,\(Base64.text(bytes))"
    }
  }
}
