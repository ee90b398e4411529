package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, whose environment says nothing of glibc's heaps. */
class ComputeThreadTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void computingThreadsHaveTheFirstHeap() throws Exception {
        String text = saidBy(Counting.class);
        String[] counts = text.strip().split(" ");
        assertEquals("8", counts[0], "of eight computing threads: " + text);
        assertTrue(Integer.parseInt(counts[1]) < 8, "of eight others: " + text);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anExecutorEndsThem() throws Exception {
        assertEquals("8", saidBy(Ending.class).strip(), "of eight idle executors");
    }

    private String saidBy(Class<?> program) throws Exception {
        File said = folder.resolve("said.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .redirectOutput(said);
        builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
        Process process = builder.start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it ends");
        String text = Files.readString(said.toPath());
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    /** Says how many of eight executors end that wait for tasks on computing threads. */
    static final class Ending {

        private Ending() {}

        public static void main(String[] arguments) throws Exception {
            List<ThreadPoolExecutor> executors = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                executors.add(new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> ComputeThread.of("computing", task)));
                executors.getLast().submit(() -> {}).get();
            }
            Thread.sleep(500); // all are idle by now
            executors.forEach(ThreadPoolExecutor::shutdown);
            int ended = 0;
            for (ThreadPoolExecutor executor : executors) {
                ended += executor.awaitTermination(5, TimeUnit.SECONDS) ? 1 : 0;
            }
            System.out.println(ended);
        }
    }

    /** Says how many of eight threads of each kind have the first heap, all alive at once. */
    static final class Counting {

        private Counting() {}

        public static void main(String[] arguments) throws InterruptedException {
            int others = count(false);
            int computing = count(true);
            System.out.println(computing + " " + others);
        }

        private static int count(boolean computing) throws InterruptedException {
            AtomicInteger first = new AtomicInteger();
            CountDownLatch asked = new CountDownLatch(8);
            List<Thread> threads = new ArrayList<>();
            Runnable task = () -> {
                if (NativeMemory.onFirstHeap()) {
                    first.incrementAndGet();
                }
                asked.countDown();
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            for (int i = 0; i < 8; i++) {
                threads.add(computing ? ComputeThread.of("computing", task) : new Thread(task));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return first.get();
        }
    }
}
