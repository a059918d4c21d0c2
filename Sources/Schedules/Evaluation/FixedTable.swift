/// A table that is made once and lives as long as the process: numbers that every schedule shares.
///
/// A plain pointer, so that reading it in a loop counts no references. Nothing is written after it was
/// made, which is what makes it safe to share.
struct FixedTable<Element: BitwiseCopyable>: @unchecked Sendable {
  private let elements: UnsafePointer<Element>

  init(count: Int, _ element: (Int) -> Element) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
    for i in 0..<count { (memory + i).initialize(to: element(i)) }
    elements = UnsafePointer(memory)
  }

  /// - Precondition: `index` is in the table; it is not checked.
  @inline(__always)
  subscript(index: Int) -> Element { elements[index] }
}
