import Foundation

/// A symmetric system of few equations.
struct NormalEquations {
  let count: Int
  var matrix: [Double]
  var side: [Double]

  init(_ count: Int) {
    self.count = count
    matrix = Array(repeating: 0, count: count * count)
    side = Array(repeating: 0, count: count)
  }

  /// The lower triangle of Cholesky with a share of the diagonal added to it; nil where it has none.
  func factor(damping: Double = 0) -> [Double]? {
    var l = matrix
    for i in 0..<count {
      for j in 0...i {
        var sum = l[i * count + j]
        if i == j { sum += damping * matrix[i * count + i] + 1e-300 }
        for k in 0..<j { sum -= l[i * count + k] * l[j * count + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return nil }
          l[i * count + i] = sum.squareRoot()
        } else {
          l[i * count + j] = sum / l[j * count + j]
        }
      }
    }
    return l
  }

  /// x in (M + damping · diag M) x = v.
  func solve(_ v: [Double], damping: Double = 0) -> [Double]? {
    guard let l = factor(damping: damping) else { return nil }
    var x = v
    for i in 0..<count {
      for k in 0..<i { x[i] -= l[i * count + k] * x[k] }
      x[i] /= l[i * count + i]
    }
    for i in (0..<count).reversed() {
      for k in i + 1..<max(count, i + 1) { x[i] -= l[k * count + i] * x[k] }
      x[i] /= l[i * count + i]
    }
    return x
  }
}
