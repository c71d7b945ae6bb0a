// SPDX-License-Identifier: GPL-3.0-or-later
// startbench [--model BUNDLE] [SENTENCE]: the program's window, which ends as soon as a heat map with numbers
// has been painted and prints the time since LAUNCHED_AT as one JSON line. LAUNCHED_AT is an environment
// variable: nanoseconds of the monotonic clock, taken by whoever starts this program.
#include "app/window.h"
#include "widgets/heatmapview.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

void reportAndQuit()
{
    const long long now = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    const char* launched = std::getenv("LAUNCHED_AT");
    if (!launched) {
        std::fprintf(stderr, "startbench: LAUNCHED_AT is not set\n");
        return QCoreApplication::exit(2);
    }
    std::printf("{\"milliseconds\": %.1f}\n", static_cast<double>(now - std::atoll(launched)) / 1e6);
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

/// Waits for the first paint of a heat map that shows at least one row.
class FirstPaint : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (!m_seen && event->type() == QEvent::Paint) {
            const auto* view = qobject_cast<lab::HeatMapView*>(watched);
            if (view && view->data().reached.rows > 0) {
                m_seen = true; // it is painted now and has reached the screen when the event loop goes on
                QMetaObject::invokeMethod(this, reportAndQuit, Qt::QueuedConnection);
            }
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_seen = false;
};

void watchApplication()
{
    qApp->installEventFilter(new FirstPaint(qApp));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watchApplication)

int main(int argc, char** argv)
{
    return lab::runWindow(argc, argv);
}
