// Drawing the panels of a page.
#include "rights/panel.h"

Html draw_panels(const Request& in, Work& work, std::span<const RecordPanel> panels,
                 std::string_view subject) {
    Html out;
    for (const RecordPanel& panel : panels) {
        if (actor_may(work.actor(), panel.may)) {
            out.add(panel.draw(in, work, subject));
        }
    }
    return out;
}
