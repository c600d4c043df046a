import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node in a process of its own, so that it can be killed or stopped like a machine.
 * It ends with the process it is for, however that one ends; number 0 stands for none.
 */
public class Node {
    public static void main(String[] words) throws InterruptedException {
        int number = Integer.parseInt(words[0]);
        int count = Integer.parseInt(words[1]);
        String folder = words[2];
        int port = Integer.parseInt(words[3]);
        endWith(Long.parseLong(words[4]));
        List<String> names = each(count, other -> "node-" + other);
        List<String> seeds = each(count, other -> "127.0.0.1:" + (port + 100 + other));
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(65535);
        runner
            .onBuild((index, settings) -> {
                settings.put("node.name", "node-" + number);
                settings.put("network.host", "127.0.0.1");
                settings.put("http.port", port + number);
                settings.put("transport.port", port + 100 + number);
                settings.putList("discovery.seed_hosts", seeds);
                settings.putList("cluster.initial_cluster_manager_nodes", names);
                settings.put("cluster.fault_detection.follower_check.timeout", "2s");
                settings.put("cluster.fault_detection.leader_check.timeout", "2s");
                settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            })
            .build(OpenSearchRunner.newConfigs()
                .clusterName("irnk-test")
                .numOfNode(1)
                .basePath(folder)
                .baseHttpPort(port + number - 1));
        Thread.currentThread().join();
    }

    private static void endWith(long process) {
        if (process == 0) {
            return;
        }
        ProcessHandle.of(process).ifPresentOrElse(
            other -> other.onExit().thenRun(() -> Runtime.getRuntime().halt(1)),
            () -> Runtime.getRuntime().halt(1));
    }

    private static List<String> each(int count, java.util.function.IntFunction<String> made) {
        return IntStream.rangeClosed(1, count).mapToObj(made).collect(Collectors.toList());
    }
}
