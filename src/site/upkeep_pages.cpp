// A job for the one who waits for it; all jobs and backups for the administrator.
#include "accounts/account.h"
#include "platform/html/page.h"
#include "site/pages.h"

namespace {

std::string job_said(const Texts& t, const JobState& job) {
    const std::string key = "job." + job.topic;
    return t.has(key) ? std::string(t(key)) : job.topic;
}

std::string_view colour_of(JobStanding standing) {
    switch (standing) {
    case JobStanding::done: return "success";
    case JobStanding::parked:
    case JobStanding::failed: return "danger";
    default: return "info";
    }
}

Html standing_badge(const Texts& t, const JobState& job) {
    return badge(colour_of(job.standing),
                 t("job.standing." + std::string(name_of(job.standing))));
}

Html progress_bar(const Texts& t, const JobState& job) {
    if (job.standing != JobStanding::running || job.of <= 0) {
        return {};
    }
    const std::string said =
        t("job.progress", {{"done", t.number(job.done)}, {"of", t.number(job.of)}});
    Html out;
    out.open("p").tag("progress",
                      {{"value", std::to_string(job.done)},
                       {"max", std::to_string(job.of)},
                       {"aria-label", said}},
                      said);
    return std::move(out.text(" ").text(said).close());
}

std::string problem_said(const Texts& t, const JobState& job) {
    return job.problem.empty() ? "" : t.problem("job", {"", job.problem, {}});
}

bool under_way(const JobState& job) {
    return job.standing == JobStanding::waiting || job.standing == JobStanding::running;
}

Html what_next(const Request& in, const JobState& job) {
    const Texts& t = in.t;
    Html out;
    out.add(paragraph(t("job.standing." + std::string(name_of(job.standing)) + ".what")));
    if (under_way(job)) {
        out.add(actions({link_button("/jobs/" + job.id, t("job.look_again"))}));
    } else if (job.standing == JobStanding::done && site_path(job.address)) {
        out.add(actions({link_button(job.address, t("job.open_result"))}));
    }
    return out;
}

Html again_button(const Request& in, const JobState& job) {
    if (job.standing != JobStanding::parked && job.standing != JobStanding::failed) {
        return {};
    }
    return post_button(in, "/jobs/" + job.id + "/try", in.t("job.try_again"), {},
                       {{"data-variant", "secondary"},
                        {"aria-label", std::string(in.t("job.try_again")) + ": " +
                                           job_said(in.t, job)}});
}

std::string size_said(const Texts& t, int64_t bytes) {
    const int64_t kilo = 1000;
    return bytes < kilo * kilo
               ? t("backup.kilobytes", {{"size", t.number((bytes + kilo - 1) / kilo)}})
               : t("backup.megabytes", {{"size", t.number(bytes / kilo / kilo)}});
}

} // namespace

// The page changes as the job goes on: by the link, or by itself where scripts run.
Response draw_job(const Request& in, const JobState& job) {
    const Texts& t = in.t;
    Html state;
    state.tag("p", {}, standing_badge(t, job));
    state.add(progress_bar(t, job)).add(what_next(in, job));
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("job.asked_at")), text(t.instant(job.asked_at))},
        {std::string(t("job.changed_at")), text(t.instant(job.changed_at))},
        {std::string(t("job.tries")), text(t.number(job.tries))}};
    if (!job.problem.empty()) {
        pairs.emplace_back(t("job.problem"), text(problem_said(t, job)));
    }
    pairs.emplace_back(t("job.id"), std::move(Html().tag("code", job.id)));
    state.add(facts(pairs));
    Html content;
    content.open("div", under_way(job) ? Attrs{{"aria-live", "polite"}, Attr("data-job")}
                                       : Attrs{{"aria-live", "polite"}});
    content.add(state).close();
    return page(in, job_said(t, job), content);
}

Response draw_jobs(const Request& in, Work& work, const std::vector<JobState>& jobs) {
    const Texts& t = in.t;
    Html content = paragraph(t("jobs.what"));
    if (jobs.empty()) {
        content.add(empty_state(t("jobs.none"), "", ""));
        return page(in, t("jobs.title"), content);
    }
    HtmlTable shape;
    shape.caption = t("jobs.title");
    shape.row_head = HtmlTable::RowHead::first;
    for (const std::string_view key : {"job.what", "job.standing", "job.asker", "job.changed_at",
                                       "job.tries", "job.deed"}) {
        shape.columns.push_back({text(t(key))});
    }
    shape.columns[4].align = HtmlTable::Column::Align::right;
    for (const JobState& job : jobs) {
        Html standing = standing_badge(t, job);
        if (!job.problem.empty()) {
            standing.add(paragraph(problem_said(t, job)));
        }
        shape.rows.push_back({link("/jobs/" + job.id, job_said(t, job)), standing,
                              text(person_name(work, t, job.asker)),
                              text(t.instant(job.changed_at)), text(t.number(job.tries)),
                              again_button(in, job)});
    }
    content.add(table(shape));
    PageShape drawn;
    drawn.title = t("jobs.title");
    drawn.width = PageShape::Width::wide;
    return page(in, drawn, content);
}

Response draw_backups(const Request& in, Work& work) {
    const Texts& t = in.t;
    Html content = prose(t("backups.what"));
    content.add(actions({post_button(in, "/backups", t("backups.make"))}));
    const std::vector<BackupRecord> made = backups(work);
    if (made.empty()) {
        content.add(empty_state(t("backups.none"), "", ""));
        return page(in, t("backups.title"), content);
    }
    HtmlTable shape;
    shape.caption = t("backups.title");
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns = {{text(t("backup.file"))},
                     {text(t("backup.at"))},
                     {text(t("backup.bytes")), HtmlTable::Column::Align::right}};
    for (const BackupRecord& record : made) {
        shape.rows.push_back({std::move(Html().tag("code", record.backup.file)),
                              text(when_said(t, record.at)),
                              text(size_said(t, record.backup.bytes))});
    }
    content.add(table(shape));
    return page(in, t("backups.title"), content);
}
