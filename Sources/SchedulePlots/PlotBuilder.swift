/// Lists the series of a plot or of a panel.
@resultBuilder
public enum SeriesBuilder {
  public static func buildExpression(_ series: Series) -> [Series] { [series] }
  public static func buildExpression(_ series: [Series]) -> [Series] { series }
  public static func buildBlock(_ parts: [Series]...) -> [Series] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Series]?) -> [Series] { part ?? [] }
  public static func buildEither(first part: [Series]) -> [Series] { part }
  public static func buildEither(second part: [Series]) -> [Series] { part }
  public static func buildArray(_ parts: [[Series]]) -> [Series] { parts.flatMap { $0 } }
}

/// Lists the series of a plot, or its panels.
///
/// Series that stand in no panel make one of their own.
@resultBuilder
public enum PlotBuilder {
  /// A part of a plot.
  public enum Part: Sendable {
    case series(Series)
    case panel(Panel)
  }

  public static func buildExpression(_ series: Series) -> [Part] { [.series(series)] }
  public static func buildExpression(_ series: [Series]) -> [Part] { series.map(Part.series) }
  public static func buildExpression(_ panel: Panel) -> [Part] { [.panel(panel)] }
  public static func buildExpression(_ panels: [Panel]) -> [Part] { panels.map(Part.panel) }
  public static func buildBlock(_ parts: [Part]...) -> [Part] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Part]?) -> [Part] { part ?? [] }
  public static func buildEither(first part: [Part]) -> [Part] { part }
  public static func buildEither(second part: [Part]) -> [Part] { part }
  public static func buildArray(_ parts: [[Part]]) -> [Part] { parts.flatMap { $0 } }

  public static func buildFinalResult(_ parts: [Part]) -> [Panel] {
    var panels: [Panel] = []
    var loose: [Series] = []
    for part in parts {
      switch part {
      case .series(let series): loose.append(series)
      case .panel(let panel): panels.append(panel)
      }
    }
    return loose.isEmpty && !panels.isEmpty ? panels : [Panel("", "", loose)] + panels
  }
}
