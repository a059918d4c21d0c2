// swift-tools-version: 6.2

import PackageDescription

/// CI turns warnings into errors; a clone on a newer compiler still builds.
let strict: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "LearningRateSchedules",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Schedules", targets: ["Schedules"]),
    .library(name: "Exchange", targets: ["Exchange"]),
    .library(name: "Logs", targets: ["Logs"]),
    .library(name: "TrainingSteps", targets: ["TrainingSteps"]),
    .library(name: "LossLaws", targets: ["LossLaws"]),
    .library(name: "SchedulePlots", targets: ["SchedulePlots"]),
    .executable(name: "lrs", targets: ["lrs"]),
  ],
  targets: [
    // Debug builds call the C library's sqrt, which is exact as the instruction is.
    .target(
      name: "Schedules", swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Exchange", dependencies: ["Schedules", "Logs"], swiftSettings: strict),
    .target(name: "Logs", swiftSettings: strict),
    .target(name: "TrainingSteps", dependencies: ["Schedules", "Logs"], swiftSettings: strict),
    .target(name: "LossLaws", dependencies: ["Schedules", "Logs"], swiftSettings: strict),
    .target(name: "SVG", swiftSettings: strict),
    .target(name: "Files", swiftSettings: strict),
    .target(
      name: "SchedulePlots",
      dependencies: ["Schedules", "Logs", "TrainingSteps", "LossLaws", "SVG", "Files"],
      swiftSettings: strict),
    .executableTarget(
      name: "lrs",
      dependencies: [
        "Schedules", "Logs", "TrainingSteps", "LossLaws", "Exchange", "SchedulePlots", "SVG",
        "Files",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "bench", dependencies: ["Schedules", "SchedulePlots", "Logs", "LossLaws", "SVG"],
      exclude: ["README.md", "peers", "plots_matplotlib.py", "logs_pandas.py"],
      swiftSettings: strict),
    // It runs what imports the libraries: they are built with it.
    .executableTarget(
      name: "notebooks",
      dependencies: [
        "Schedules", "Logs", "TrainingSteps", "LossLaws", "Exchange", "SVG", "Files",
        "SchedulePlots",
      ],
      swiftSettings: strict),

    // What must be the same bytes everywhere; `Tests/Digest/check` runs it.
    .executableTarget(
      name: "digest", dependencies: ["Schedules", "Exchange", "SchedulePlots", "SVG"],
      path: "Tests/Digest", exclude: ["README.md", "check", "digest.txt"], swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "SchedulesTests", dependencies: ["Schedules", "TestSupport"],
      exclude: ["Corpus", "Curves/make_vectors.py", "Evaluation/make_sums.py"],
      resources: [.copy("Curves/vectors.csv"), .copy("Evaluation/sums.csv")],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Schedules", "TestSupport"],
      exclude: ["Programs"], swiftSettings: strict),
    .testTarget(
      name: "LogsTests", dependencies: ["Logs", "TestSupport"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "TrainingStepsTests",
      dependencies: ["TrainingSteps", "Schedules", "Logs", "TestSupport"],
      exclude: ["Rounds/make_kendall.py"], resources: [.copy("Rounds/kendall.csv")],
      swiftSettings: strict),
    .testTarget(
      name: "LossLawsTests", dependencies: ["LossLaws", "Schedules", "Logs", "TestSupport"],
      exclude: ["make_vectors.py"], resources: [.copy("vectors.csv")], swiftSettings: strict),
    .testTarget(name: "SVGTests", dependencies: ["SVG", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
    .testTarget(
      name: "SchedulePlotsTests",
      dependencies: ["SchedulePlots", "TrainingSteps", "LossLaws", "Logs", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PeersTests", dependencies: ["Exchange", "Schedules", "TestSupport"],
      path: "Tests/Peers",
      exclude: [
        "README.md", "break_exports.py", "check_exports.py", "environments.py", "exports",
        "family.py", "frameworks", "make_calls.py", "make_fixtures.py", "requirements.txt",
      ],
      resources: [.copy("calls"), .copy("fixtures")], swiftSettings: strict),
    .testTarget(name: "benchTests", dependencies: ["bench", "Schedules"], swiftSettings: strict),
    .testTarget(
      name: "lrsTests", dependencies: ["Exchange", "lrs", "Schedules", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "notebooksTests", dependencies: ["notebooks", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
