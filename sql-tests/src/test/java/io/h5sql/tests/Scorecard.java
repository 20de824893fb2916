package io.h5sql.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Findings by name, written as a report and compared with a committed baseline. What the baseline
 * calls right has to be judged and to stay right, and nothing may be wrong. {@code
 * -Dh5sql.baseline.update=true} rewrites the baseline.
 */
public final class Scorecard {
    private final Map<String, List<Finding>> findings = new TreeMap<>();

    /** Adds what was found under a name; safe from several threads. */
    public synchronized void add(String name, List<Finding> found) {
        findings.computeIfAbsent(name, key -> new ArrayList<>()).addAll(found);
    }

    private static Verdict verdict(List<Finding> found) {
        return found.stream().map(Finding::verdict).reduce(Verdict.UNJUDGED, Verdict::or);
    }

    /** How many names have that verdict. */
    public synchronized long count(Verdict verdict) {
        return findings.values().stream().filter(found -> verdict(found) == verdict).count();
    }

    /** The report in Markdown: totals, a line a name, then every finding that is not right. */
    public synchronized void report(Path file, String title, String note) throws IOException {
        StringBuilder out = new StringBuilder("# " + title + "\n\n" + note + "\n\n");
        Map<Verdict, Integer> names = new EnumMap<>(Verdict.class);
        Map<Verdict, Integer> facts = new EnumMap<>(Verdict.class);
        for (List<Finding> found : findings.values()) {
            names.merge(verdict(found), 1, Integer::sum);
            found.forEach(finding -> facts.merge(finding.verdict(), 1, Integer::sum));
        }
        out.append("| verdict | names | findings |\n|---|---|---|\n");
        for (Verdict verdict : Verdict.values()) {
            out.append("| ").append(verdict.word());
            out.append(" | ").append(names.getOrDefault(verdict, 0));
            out.append(" | ").append(facts.getOrDefault(verdict, 0)).append(" |\n");
        }
        out.append("\n| name | verdict | reason |\n|---|---|---|\n");
        for (Map.Entry<String, List<Finding>> entry : findings.entrySet()) {
            row(out, entry.getKey(), entry.getValue());
        }
        Files.writeString(file, out.toString(), StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder out, String name, List<Finding> found) {
        Verdict verdict = verdict(found);
        List<Finding> worst = found.stream().filter(f -> f.verdict() == verdict).toList();
        String head = "| " + name + " | " + verdict.word() + " | ";
        if (verdict == Verdict.RIGHT || worst.isEmpty()) {
            out.append(head).append(worst.size()).append(" facts |\n");
            return;
        }
        for (Finding finding : worst.subList(0, Math.min(worst.size(), 12))) {
            out.append(head).append(finding.place()).append(": ");
            out.append(finding.text().replace("|", "\\|")).append(" |\n");
        }
        if (worst.size() > 12) {
            out.append(head).append("… ").append(worst.size() - 12).append(" more |\n");
        }
    }

    /** What is worse than the baseline allows, a line each; empty when all is well. */
    public synchronized List<String> against(Path baseline) throws IOException {
        if (Boolean.getBoolean("h5sql.baseline.update")) {
            StringBuilder out = new StringBuilder();
            findings.forEach(
                    (name, found) -> out.append(name + "\t" + verdict(found).word() + "\n"));
            Files.writeString(baseline, out.toString(), StandardCharsets.UTF_8);
        }
        List<String> complaints = new ArrayList<>();
        findings.forEach(
                (name, found) -> {
                    if (verdict(found) == Verdict.WRONG) {
                        complaints.add(complaint(name, found, Verdict.WRONG));
                    }
                });
        for (String line : Files.readAllLines(baseline, StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            if (cells[1].equals(Verdict.RIGHT.word())) {
                notRight(cells[0]).ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    /** What became of a name that was right; wrong answers are complained of anyway. */
    private Optional<String> notRight(String name) {
        List<Finding> found = findings.get(name);
        if (found == null) {
            return Optional.of(name + " was right and is not judged any more");
        }
        Verdict now = verdict(found);
        boolean said = now == Verdict.RIGHT || now == Verdict.WRONG;
        return said ? Optional.empty() : Optional.of(complaint(name, found, now));
    }

    private static String complaint(String name, List<Finding> found, Verdict verdict) {
        Finding first = found.stream().filter(f -> f.verdict() == verdict).findFirst().orElse(null);
        String why = first == null ? "" : ": " + first.place() + ": " + first.text();
        return name + " is " + verdict.word() + why;
    }
}
