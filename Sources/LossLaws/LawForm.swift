/// What fitting needs of a law: its parameters by their logarithms, and how the loss follows them.
protocol LawForm: LossLaw {
  static var parameterNames: [String] { get }
  /// How many of the parameters, from the last on, belong to the decay term.
  static var decayParameters: Int { get }

  /// By what share of the loss published fits of it miss runs that they were not fitted to: the root of
  /// the mean square.
  static var publishedError: Double { get }

  init(_ parameters: [Double])
  var values: [Double] { get }

  /// The loss at the i-th step of the terms; the derivatives by the logarithms of the parameters are
  /// written where they are asked for.
  func loss(_ terms: DecayTerms, _ i: Int, _ slopes: UnsafeMutablePointer<Double>?) -> Double

  /// What is known of the parameters before any log is: from published fits, in the unit of rates in
  /// which the peak is `peak`.
  static func prior(peak: Double) -> [Prior]
  /// Parameters to start from, for losses that end at `loss`.
  static func starts(peak: Double, loss: Double) -> [[Double]]
}

/// A parameter's logarithm, as a normal distribution; an infinite deviation says nothing.
struct Prior {
  let centre: Double
  let deviation: Double

  static let none = Prior(centre: 1, deviation: .infinity)
}

extension LawForm {
  var named: [(name: String, value: Double)] {
    Array(zip(Self.parameterNames, values)).map { (name: $0.0, value: $0.1) }
  }
}
