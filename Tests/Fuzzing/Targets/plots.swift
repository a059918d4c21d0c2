import Foundation
import FoundationXML
import SVG
import Schedules

@testable import SchedulePlots

/// Any schedules under any names: well-formed XML of bounded size, every place in the picture.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var bytes = Bytes([UInt8](start, count))
  let look = bytes.byte()
  let series = (0..<bytes.int(1...4)).map { _ in
    let label = bytes.text(upTo: 30)
    return bytes.schedule(operations: 6, longest: 5000).labeled(label)
  }
  var plot = Plot(bytes.text(upTo: 60)) { series }.logarithmic(look & 1 == 1)
  if look & 2 == 2 { plot = plot.inPanels() }
  if look & 4 == 4 { plot = plot.shadingPhases() }
  if look & 8 == 8 { plot = plot.marking(bytes.int(0...5000), bytes.text(upTo: 30)) }
  if look & 16 == 16 { plot = plot.sized(Double(bytes.int(320...900)), 200) }
  if look & 32 == 32 {
    let first = bytes.int(0...5000)
    plot = plot.showing(first..<first + bytes.int(1...5000))
  }
  if look & 64 == 64 { plot = plot.subtitled(bytes.text(upTo: 200)).measuring("lo<ss") }
  do throws(PlotError) {
    let layout = Layout(try plot.chart())
    check(try plot.svg().text, within: layout.width, layout.height, series.count)
  } catch {
    require(!"\(error)".isEmpty, "no words")
  }
  return 0
}

private func check(_ text: String, within width: Double, _ height: Double, _ series: Int) {
  require(text.utf8.count < 30_000 + 60_000 * series, "\(text.utf8.count) bytes")
  let parser = XMLParser(data: Data(text.utf8))
  require(parser.parse(), "not well-formed: \(text)")
  for data in text.split(separator: " d=\"").dropFirst() {
    for (x, y) in places(ofPath: String(data.prefix { $0 != "\"" })) {
      require((0...width).contains(x) && (0...height).contains(y), "\(x) \(y) of \(text)")
    }
  }
  for name in ["NaN", "nan,", "\"nan", "\"inf", "-inf"] where text.contains("=" + name) {
    fatalError(text)
  }
}
