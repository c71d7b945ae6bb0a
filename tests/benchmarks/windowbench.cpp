// SPDX-License-Identifier: GPL-3.0-or-later
// windowbench BUNDLE [TOKENS…]: how long it takes from a key press until everything that it changes is
// painted, in the program's window at 1920 x 1080 with all views open, for each step size forward and back:
// median, and what 99 of 100 frames stay below; and the same for a decode that arrives. First with a sentence
// of 20 words, then with TOKENS tokens each; as one JSON line.
#include "app/workspace.h"
#include "tests/benchmarks/measuring.h"
#include "tests/support/realwindow.h"
#include "tests/support/windowuser.h"

#include <QAction>
#include <QApplication>

#include <array>
#include <stdexcept>

namespace {

using namespace lab;
using namespace lab::benchmark;
using namespace lab::test;

constexpr QSize screenSize(1920, 1080);
constexpr int quietRounds = 3; ///< a plot asks to be painted a round of events later than it was told
const QString sentence = QStringLiteral("因为昨天晚上下了很大的雨，所以今天早上公园的路上有很多水。");
const QString threeTokens = QStringLiteral("榴"); ///< not in the vocabulary: read byte by byte

/// Sees whether anything is painted.
class PaintWatch : public QObject {
public:
    bool seen() { return std::exchange(m_seen, false); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_seen = m_seen || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_seen = false;
};

/// Milliseconds that pass until something has been painted, and those of this process alone, which is what
/// remains when other programs keep the processor busy.
struct Frame {
    double passed = 0;
    double processor = 0;
};

/// Until all that `act` changes has been painted.
template <typename Act>
Frame frameOf(PaintWatch& watch, const Act& act)
{
    watch.seen();
    const auto begin = std::chrono::steady_clock::now();
    const auto processorBegin = Clock::now();
    act();
    Frame frame;
    for (int quiet = 0; quiet < quietRounds; ++quiet) {
        QCoreApplication::processEvents();
        if (!watch.seen())
            continue;
        frame = {microsecondsSince(begin) / 1e3, microsecondsSince(processorBegin) / 1e3};
        quiet = -1;
    }
    if (frame.passed == 0)
        throw std::runtime_error("Nothing was painted.");
    return frame;
}

double nth(const std::vector<Frame>& frames, double Frame::*time, std::size_t percent)
{
    std::vector<double> times;
    for (const Frame& frame : frames)
        times.push_back(frame.*time);
    std::sort(times.begin(), times.end());
    return times[times.size() * percent / 100];
}

nlohmann::json summary(const std::vector<Frame>& frames)
{
    if (frames.empty())
        throw std::runtime_error("There was no step to measure.");
    return {{"milliseconds", nth(frames, &Frame::passed, 50)}, {"slowest", nth(frames, &Frame::passed, 99)},
        {"processor", nth(frames, &Frame::processor, 50)},
        {"processorSlowest", nth(frames, &Frame::processor, 99)}, {"frames", frames.size()}};
}

void openAllPanels(RealWindow& window)
{
    for (QAction* action : window.window().workspace().panelActions()) {
        if (!action->isChecked() && action->text() != MainWindow::tr("The Sum"))
            action->trigger();
    }
    QCoreApplication::processEvents();
}

/// There and back through the whole walk until the time is over, at least once each way.
nlohmann::json measureSteps(RealWindow& window, PaintWatch& watch, Qt::Key size, double seconds)
{
    pressKey(Qt::Key_Home);
    pressKey(size);
    Session& session = window.session();
    std::vector<Frame> forward;
    std::vector<Frame> back;
    const auto begin = std::chrono::steady_clock::now();
    const auto hasTime = [&](const std::vector<Frame>& times) {
        return times.empty() || microsecondsSince(begin) < seconds * 1e6;
    };
    while (hasTime(back)) {
        while (session.canGoOn() && hasTime(forward))
            forward.push_back(frameOf(watch, [] { pressKey(Qt::Key_Right); }));
        while (session.canGoBack() && (hasTime(back) || back.size() < forward.size()))
            back.push_back(frameOf(watch, [] { pressKey(Qt::Key_Left); }));
    }
    return {{"right", summary(forward)}, {"left", summary(back)}};
}

/// The same decode again as if it were another.
nlohmann::json measureArrival(RealWindow& window, PaintWatch& watch, double seconds)
{
    std::vector<Frame> times;
    const auto begin = std::chrono::steady_clock::now();
    do {
        Moment moment = window.session().state().moment;
        moment.decoding = std::make_shared<const Decoding>(*moment.decoding);
        times.push_back(frameOf(watch, [&] { window.window().workspace().setMoment(moment); }));
    } while (microsecondsSince(begin) < seconds * 1e6);
    return summary(times);
}

nlohmann::json measureSentence(RealWindow& window, PaintWatch& watch, const QString& text, double seconds)
{
    window.enter(text);
    const Decoding& decoding = *window.session().state().moment.decoding;
    return {{"tokens", decoding.source.tokens.size()}, {"steps", decoding.steps.size()},
        {"word", measureSteps(window, watch, Qt::Key_W, seconds)},
        {"stage", measureSteps(window, watch, Qt::Key_S, seconds)},
        {"key", measureSteps(window, watch, Qt::Key_K, seconds)},
        {"arrival", measureArrival(window, watch, seconds)}};
}

nlohmann::json measure(const Arguments& arguments)
{
    RealWindow window(screenSize);
    window.openModel(QString::fromStdString(arguments.words[0]));
    if (!window.session().state().model.decode)
        throw std::runtime_error(window.session().state().message.text.toStdString());
    openAllPanels(window);
    PaintWatch watch;
    qApp->installEventFilter(&watch);
    nlohmann::json result = measureSentence(window, watch, sentence, arguments.seconds(3));
    result["longer"] = nlohmann::json::array();
    for (std::size_t index = 1; index < arguments.words.size(); ++index) {
        const int tokens = std::stoi(arguments.words[index]);
        result["longer"].push_back(
            measureSentence(window, watch, threeTokens.repeated(tokens / 3), arguments.seconds(2)));
    }
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    lab::test::drawInMemory(screenSize);
    const QApplication application(argc, argv);
    return printMeasurement(argumentsOf(argc, argv), 1, "windowbench BUNDLE [TOKENS…]", measure);
}
