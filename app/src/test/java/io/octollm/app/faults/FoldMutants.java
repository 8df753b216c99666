package io.octollm.app.faults;

import io.octollm.orchestrator.Orchestrator;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pitest.bytecode.analysis.ClassTree;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.build.MutationInterceptor;
import org.pitest.mutationtest.build.intercept.equivalent.EquivalentReturnMutationFilter;
import org.pitest.mutationtest.build.intercept.javafeatures.ForEachLoopFilter;
import org.pitest.mutationtest.build.intercept.javafeatures.RecordFilter;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/**
 * The fold, changed in one small way: by PIT's default mutators and less what its filters take for no
 * change of a source, as the profile of mutants does. Not thread-safe.
 */
final class FoldMutants {
  private static final ClassDesc REACHED = ClassDesc.of("java.lang.IllegalStateException");

  private final ClassloaderByteArraySource source =
      new ClassloaderByteArraySource(FoldMutants.class.getClassLoader());
  private final Mutater mutater =
      new GregorEngineFactory().createEngine(EngineArguments.arguments()).createMutator(source);

  private final List<MutationInterceptor> filters =
      List.of(new RecordFilter(), new ForEachLoopFilter(), equivalentReturns());

  /** It reads no parameters. */
  @SuppressWarnings("NullAway")
  private static MutationInterceptor equivalentReturns() {
    return new EquivalentReturnMutationFilter().createInterceptor(null);
  }

  /** All of them, in an order that the seed says. */
  List<MutationDetails> shuffled(long seed) throws IOException {
    Path built = Path.of(Orchestrator.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<MutationDetails> all = new ArrayList<>();
    if (Files.isDirectory(built)) {
      find(built, all);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(built)) {
        find(jar.getPath("/"), all);
      }
    }
    Collections.shuffle(all, new Random(seed));
    return all;
  }

  private void find(Path classes, List<MutationDetails> all) throws IOException {
    try (Stream<Path> files = Files.walk(classes.resolve("io/octollm/orchestrator"))) {
      files.filter(file -> file.toString().endsWith(".class")).sorted()
          .map(file -> classes.relativize(file).toString().replace(".class", "").replace('/', '.'))
          .forEach(name -> all.addAll(mutants(ClassName.fromString(name))));
    }
  }

  private Collection<MutationDetails> mutants(ClassName name) {
    ClassTree type = ClassTree.fromBytes(source.getBytes(name.asInternalName()).orElseThrow());
    Collection<MutationDetails> mutants = mutater.findMutations(name);
    for (MutationInterceptor filter : filters) {
      filter.begin(type);
      mutants = filter.intercept(mutants, mutater);
      filter.end();
    }
    return mutants;
  }

  /** Writes the changed class below a folder that then goes first on a class path. */
  void write(MutationDetails mutation, Path folder) throws IOException {
    write(mutation.getClassName(), mutater.getMutation(mutation.getId()).getBytes(), folder);
  }

  /**
   * Writes the class with a bomb before the first instruction that the mutant does not have: what does
   * not notice this one does not come by there.
   */
  void writeBomb(MutationDetails mutation, Path folder) throws IOException {
    ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
        ClassHierarchyResolver.ofClassLoading(FoldMutants.class.getClassLoader())));
    ClassModel original = classFile.parse(
        source.getBytes(mutation.getClassName().asInternalName()).orElseThrow());
    ClassModel mutant = classFile.parse(mutater.getMutation(mutation.getId()).getBytes());
    int first = firstDifference(opcodes(original, mutation), opcodes(mutant, mutation));
    byte[] changed = classFile.transformClass(original,
        ClassTransform.transformingMethodBodies(method -> isIn(method, mutation), bomb(first)));
    write(mutation.getClassName(), changed, folder);
  }

  private static CodeTransform bomb(int place) {
    return CodeTransform.ofStateful(() -> new CodeTransform() {
      private int instructions;

      @Override
      public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof LocalVariable || element instanceof LocalVariableType) {
          return; // Those behind the bomb are gone: a class that names them would not load.
        }
        if (element instanceof Instruction && instructions++ == place) {
          code.new_(REACHED).dup().invokespecial(REACHED, "<init>", MethodTypeDesc.ofDescriptor("()V")).athrow();
        }
        code.with(element);
      }
    });
  }

  private static List<Opcode> opcodes(ClassModel type, MutationDetails mutation) {
    return type.methods().stream().filter(method -> isIn(method, mutation))
        .flatMap(method -> method.code().orElseThrow().elementStream())
        .<Opcode>mapMulti((element, to) -> {
          if (element instanceof Instruction instruction) {
            to.accept(instruction.opcode());
          }
        }).toList();
  }

  private static boolean isIn(MethodModel method, MutationDetails mutation) {
    return method.methodName().equalsString(mutation.getMethod())
        && method.methodType().equalsString(mutation.getId().getLocation().getMethodDesc());
  }

  private static int firstDifference(List<Opcode> original, List<Opcode> mutant) {
    int first = 0;
    while (original.get(first) == mutant.get(first)) {
      first++;
    }
    return first;
  }

  private static void write(ClassName name, byte[] bytes, Path folder) throws IOException {
    Path file = folder.resolve(name.asInternalName() + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
